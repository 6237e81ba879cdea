/** Surnames that hardly ever end another word, simplified and traditional, as one character class. */
export const plainSurnames =
  '王李张張刘劉陈陳杨楊赵趙黄黃吴吳徐孙孫胡朱郭罗羅梁宋郑鄭谢謝韩韓唐冯馮董萧蕭曹袁邓鄧沈彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻潘杜汪姜谭譚廖邹鄒熊郝崔邱秦侯邵孟龚龔马馬柯詹邢骆駱戚卓裴岳翁褚聂聶倪樊霍俞殷伍';

/** Surnames that are words or ends of words as well: 周 (week), 程 (工程), 任 (担任). */
export const surnamesThatAreWords =
  '高林何周方程任金易常安白关關文华華余餘段于於车車池许許曾钟鐘锺鍾范範顾顧傅陆陸夏江石田史毛武龙龍孔康贺賀万萬章尹黎兰蘭乔喬赖賴温溫古齐齊庄莊严嚴牛洪申牟景鲁魯甘纪紀尚游童阮宁寧艾左祝耿桂辛翟涂塗符盛柳梅路包施金钱錢汤湯祁';

/** Of two characters, as alternatives of a pattern. */
export const compoundSurnames =
  '欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|夏侯|东方|東方|皇甫|尉迟|尉遲|慕容|司徒|令狐|长孙|長孫|宇文|端木|呼延|南宫|南宮|东郭|東郭|轩辕|軒轅';
